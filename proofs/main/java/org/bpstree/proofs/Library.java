package org.bpstree.proofs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import de.uka.ilkd.key.proof.Proof;

/**
 * The library types that a proof knows: those that KeY brings along, and in their place or beside them the stubs of
 * this module. Both go into one folder, which KeY reads as its boot class path: where a stub is only on the class path,
 * it depends on the other files whether the stub wins over KeY's own type of the same name. (String comes with rules
 * of its own, in a .key file beside it.)
 */
final class Library {
    private static final String KEY_TYPES = "de/uka/ilkd/key/java/JavaRedux/";

    private Library() { }

    /** @param stubs the module's own; they win */
    static SourceUnit copy(Path stubs, Path folder) throws IOException {
        final Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile jar = new ZipFile(ProofCache.jar(Proof.class).toFile())) {
            for (final ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(KEY_TYPES) && entry.getName().matches(".*\\.(java|key)")) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.put(entry.getName().substring(KEY_TYPES.length()), content.readAllBytes());
                    }
                }
            }
        }
        files.putAll(SourceUnit.read(new SourceUnit.Place(stubs, "")));
        return SourceUnit.write(files, folder);
    }
}
