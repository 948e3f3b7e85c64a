package org.bpstree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the figures were measured on, as far as Linux tells; elsewhere the caches are left out. */
final class Machine {
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    private Machine() { }

    static Map<String, Object> describe() {
        final Map<String, Object> machine = new TreeMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("caches", caches());
        return machine;
    }

    /** The bytes of each level of data caches, by name ("L1", "L2", "L3"); empty where they cannot be read. */
    static Map<String, Long> caches() {
        final Map<String, Long> caches = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            final Path index = CACHES.resolve("index" + i);
            try {
                if (!Files.readString(index.resolve("type")).strip().equals("Instruction")) {
                    caches.put("L" + Files.readString(index.resolve("level")).strip(),
                        1024 * Long.parseLong(Files.readString(index.resolve("size")).strip().replace("K", "")));
                }
            } catch (IOException | NumberFormatException unknown) {
                return caches;
            }
        }
        return caches;
    }
}
