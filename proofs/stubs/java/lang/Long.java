package java.lang;

public final class Long implements java.lang.Comparable
{
   public static final long MIN_VALUE = -9223372036854775808L;
   public static final long MAX_VALUE = 9223372036854775807L;
   public static long remainderUnsigned(long arg0, long arg1);
}
