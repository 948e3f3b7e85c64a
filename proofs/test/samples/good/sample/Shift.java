package sample;

/** Closes under wrap only: the strict rules do not execute a shift. */
final class Shift {
    private Shift() { }

    /*@ public normal_behavior
      @   requires 0 <= high && 0 <= low;
      @   ensures \result == high * 4294967296L + low;
      @   assignable \nothing;
      @*/
    static long pack(int high, int low) {
        return high * 4294967296L + low;
    }

    /*@ public normal_behavior
      @   requires 0 <= high && high <= 2147483647 && 0 <= low && low <= 2147483647;
      @   requires word == high * 4294967296L + low;
      @   ensures \result == low;
      @   assignable \nothing;
      @*/
    static int low(long word, int high, int low) {
        return (int) word;
    }
}
