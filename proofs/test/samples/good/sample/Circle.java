package sample;

/** Two predicates that ensure what is false, each by what the other one ensures. The runner has to see the circle. */
final class Circle {
    private Circle() { }

    /*@ public model_behavior
      @   ensures back(x) ==> x == 0;
      @ helper static model boolean forth(\bigint x) {
      @   return true;
      @ }
      @*/

    /*@ public model_behavior
      @   ensures forth(x) ==> x == 0;
      @ helper static model boolean back(\bigint x) {
      @   return true;
      @ }
      @*/

    /*@ public normal_behavior
      @   requires forth(x) && back(x);
      @   ensures x == 0;
      @   assignable \nothing;
      @*/
    /*@ helper @*/ static void follows(int x) { }
}
