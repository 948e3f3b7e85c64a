package sample;

/** What a proof may not look into, and what it may not carry over a write. */
final class Hidden {
    int read;
    int written;

    private Hidden() { }

    /*@ public model_behavior
      @   accessible read;
      @ helper model boolean small() {
      @   return read == 4;
      @ }
      @*/

    /*@ public normal_behavior
      @   requires small();
      @   ensures \result == 4;
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int looksInto() {
        return read;
    }

    /*@ public normal_behavior
      @   requires small();
      @   ensures \result == 4;
      @   assignable \nothing;
      @*/
    /*@ helper @*/ int mayNotLook() {
        return read;
    }

    /*@ public normal_behavior
      @   requires small();
      @   ensures small();
      @   assignable written;
      @*/
    /*@ helper @*/ void carries() {
        written = 3;
    }

    /*@ public normal_behavior
      @   requires small();
      @   ensures small();
      @   assignable written;
      @*/
    /*@ helper @*/ void mayNotCarry() {
        written = 3;
    }

    /*@ public normal_behavior
      @   requires small();
      @   ensures small();
      @   assignable \nothing;
      @*/
    /*@ helper @*/ void misnames() { }
}
