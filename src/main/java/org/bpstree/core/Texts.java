package org.bpstree.core;

/** Messages about numbers. The prover reads a few parts at a time, so what has more is made of smaller ones. */
final class Texts {
    private Texts() { }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String below(String name, int number, int least) {
        return wrong(name, number, "at least " + least);
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String outOfRange(String name, int number, int least, int most) {
        return wrong(name, number, "from " + least + " to " + most);
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String noPowerOfTwo(String name, int number, int least) {
        return wrong(name, number, "a power of two, at least " + least);
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String tooMany(String name, int number, int most, int longs) {
        return wrong(name, number, most(most, longs));
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String most(int most, int longs) {
        return "at most " + most + " with blocks of " + longs + " longs";
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String wrong(String name, int number, String must) {
        return but(is(name, number), must);
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    /*+KEY@ helper @*/ static String but(String is, String must) {
        return is + ", but must be " + must;
    }

    /*@ normal_behavior
      @   assignable \nothing;
      @*/
    private /*+KEY@ helper @*/ static String is(String name, int number) {
        return name + " is " + number;
    }
}
