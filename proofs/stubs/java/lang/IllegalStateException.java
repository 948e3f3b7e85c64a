package java.lang;

public class IllegalStateException extends java.lang.RuntimeException
{
   public IllegalStateException() { super(); }
   public IllegalStateException(java.lang.String arg0) { super(arg0); }
}
