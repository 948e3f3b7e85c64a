package sample;

/** KeY cannot read type parameters. */
final class Generic<T> {
    private T held;

    /*@ public normal_behavior
      @   ensures true;
      @*/
    int nothing() {
        return held == null ? 0 : 1;
    }
}
