package org.bpstree.trace;

import java.util.Arrays;
import java.util.Objects;

/**
 * One operation with its operands.
 *
 * @param op      what to do
 * @param name    the view or cursor it is about; empty where the form has none
 * @param other   the second cursor, or the view after "in"; empty for the head
 * @param numbers keys, values, offsets, in the order of the text; for a build key, value, key, value …
 */
public record Step(Op op, String name, String other, long... numbers) {
    /** A step without names, on the head. */
    public static Step of(Op op, long... numbers) {
        return new Step(op, "", "", numbers);
    }

    /** The n-th number. */
    public long number(int n) {
        return numbers[n];
    }

    /** The step as a line of the trace language, without an answer. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder(op.words);
        if (op.form.names > 0) {
            text.append(' ').append(name);
        }
        if (op.form.names > 1) {
            text.append(' ').append(other);
        }
        if (op.form.numbers < 0) {
            for (int i = 0; i < numbers.length; i += 2) {
                text.append(' ').append(numbers[i]).append('=').append(numbers[i + 1]);
            }
        } else {
            for (long number : numbers) {
                text.append(' ').append(number);
            }
        }
        if (op.form.in && !other.isEmpty()) {
            text.append(" in ").append(other);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Step that && op == that.op && name.equals(that.name) && other.equals(that.other)
            && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(op, name, other, Arrays.hashCode(numbers));
    }
}
