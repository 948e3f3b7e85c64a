package org.bpstree.core;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Reads and writes private fields, where a test plants what the code itself never writes. A field that the owner
 * does not have is looked for in its parts, so that a test does not hang on how the core is cut into classes.
 */
final class Fields {
    private static final int DEPTH = 2;

    private Fields() { }

    static int getInt(Object owner, String name) {
        return (int) get(owner, name);
    }

    static Object get(Object owner, String name) {
        try {
            final Object holder = holder(owner, name);
            return field(holder, name).get(holder);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static void set(Object owner, String name, Object value) {
        try {
            final Object holder = holder(owner, name);
            field(holder, name).set(holder, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static void add(Object owner, String name, int summand) {
        set(owner, name, getInt(owner, name) + summand);
    }

    private static Object holder(Object owner, String name) {
        final Object holder = part(owner, DEPTH, o -> field(o, name) != null);
        if (holder == null) {
            throw new AssertionError(owner.getClass() + " and its parts have no field " + name);
        }
        return holder;
    }

    /** The owner, or the nearest of its parts in the core, that meets the condition. */
    private static Object part(Object owner, int depth, Predicate<Object> condition) {
        if (condition.test(owner)) {
            return owner;
        }
        for (final Field field : owner.getClass().getDeclaredFields()) {
            if (depth > 0 && field.getType().getPackageName().equals("org.bpstree.core")
                && !field.getType().isInterface()) {
                final Object part = value(owner, field);
                final Object found = part == null ? null : part(part, depth - 1, condition);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Object value(Object owner, Field field) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Field field(Object owner, String name) {
        try {
            final Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException none) {
            return null;
        }
    }

}
