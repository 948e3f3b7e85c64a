package sample;

/** A clause that the prover does not know: it must not be dropped in silence. */
final class Doubtful {
    private Doubtful() { }

    /*@ public normal_behavior
      @   duration 5;
      @   ensures \result == 0;
      @*/
    static int nothing() {
        return 0;
    }
}
