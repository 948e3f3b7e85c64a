package org.bpstree.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Tells when a thread comes to no end with what it does. It is asked now and then, and goes by processor time: on a busy
 * machine a thread may have to wait long. Where a JVM cannot tell that time no thread is thought to be stuck.
 */
public final class Stall {
    /** What takes longer has no end: the longest operations take milliseconds. */
    public static final long NANOS = 15_000_000_000L;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Thread thread;
    private final long nanos;
    private long made = -1;
    private long since;

    /**
     * @param thread is watched
     * @param nanos  of processor time that it may take without getting on; {@link #NANOS}, but for tests
     */
    public Stall(Thread thread, long nanos) {
        this.thread = thread;
        this.nanos = nanos;
    }

    /** Whether the thread has worked too long since it had made so many of its steps. */
    public boolean isOver(long steps) {
        final long now = clock.isThreadCpuTimeSupported() ? clock.getThreadCpuTime(thread.getId()) : -1;
        if (steps != made) {
            made = steps;
            since = now;
        }
        return now - since > nanos;
    }

    /** What the thread is at, for a message. */
    public String where() {
        final StackTraceElement[] stack = thread.getStackTrace();
        return "no end, in " + (stack.length > 0 ? stack[0] : "no known place");
    }
}
