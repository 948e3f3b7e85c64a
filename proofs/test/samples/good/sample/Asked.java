package sample;

/** No object is exactly of an interface's type, so that a proof about one proves anything. */
interface Asked {
    /*@ public normal_behavior
      @   ensures false;
      @   assignable \nothing;
      @*/
    int ask();
}
