package org.bpstree.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Packed states that wait, in chunks; many workers may put and take. */
final class Frontier {
    private static final int CHUNK = 1 << 16;

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long states;
    private long bytes;

    /** Packed states, each behind its length in two bytes. */
    static final class Chunk {
        byte[] bytes = new byte[4096];
        int length;
        int states;

        void add(byte[] packed, int packedLength) {
            while (length + packedLength + 2 > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            bytes[length] = (byte) (packedLength >> 8);
            bytes[length + 1] = (byte) packedLength;
            System.arraycopy(packed, 0, bytes, length + 2, packedLength);
            length += packedLength + 2;
            states++;
        }

        /** Where the state after the one at the place begins. */
        int after(int at) {
            return at + 2 + ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
        }

        /** Whether it is time to pass the chunk on: large, or small while others may be without work. */
        boolean isFull() {
            return length > CHUNK || states >= 512;
        }
    }

    synchronized void add(Chunk chunk) {
        if (chunk.states > 0) {
            chunk.bytes = Arrays.copyOf(chunk.bytes, chunk.length);
            chunks.add(chunk);
            states += chunk.states;
            bytes += chunk.length;
        }
    }

    /** A chunk to work on, or null. */
    synchronized Chunk take() {
        final Chunk chunk = chunks.poll();
        if (chunk != null) {
            states -= chunk.states;
            bytes -= chunk.length;
        }
        return chunk;
    }

    synchronized long states() {
        return states;
    }

    synchronized long bytes() {
        return bytes;
    }
}
