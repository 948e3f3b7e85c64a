package java.lang;

public final class Long implements java.lang.Comparable
{
   public static long remainderUnsigned(long arg0, long arg1);
}
