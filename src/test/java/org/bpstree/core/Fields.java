package org.bpstree.core;

import java.lang.reflect.Field;

/** Reads and writes private fields, where a test plants what the code itself never writes. */
final class Fields {
    private Fields() { }

    static Object get(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static int getInt(Object owner, String name) {
        return (int) get(owner, name);
    }

    static void set(Object owner, String name, Object value) {
        try {
            field(owner, name).set(owner, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static void add(Object owner, String name, int summand) {
        set(owner, name, getInt(owner, name) + summand);
    }

    private static Field field(Object owner, String name) {
        try {
            final Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
