package sample;

/** A specification that names what does not exist. */
final class Typo {
    private Typo() { }

    /*@ public normal_behavior
      @   ensures \result == nowhere;
      @*/
    static int nothing() {
        return 0;
    }
}
