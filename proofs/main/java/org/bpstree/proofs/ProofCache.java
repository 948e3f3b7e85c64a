package org.bpstree.proofs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.uka.ilkd.key.proof.Proof;

/**
 * Remembers what was proved, so that an unchanged contract is free on a developer's machine. The key is a hash of all
 * that a proof depends on: the files of the class's closure, the stubs, the profile and the options, KeY's version and
 * this module's own classes that drive it. Only successes are kept. Continuous integration proves everything anew.
 */
public final class ProofCache {
    /** The classes that decide what a verdict means. */
    private static final List<Class<?>> DRIVERS = List.of(Prover.class, KeyUnit.class, KeyProof.class, KeyNames.class,
        Profile.class, Options.class, Verdict.class);

    private final Path folder;

    private ProofCache(Path folder) {
        this.folder = folder;
    }

    /** A cache in the folder. */
    public static ProofCache in(Path folder) {
        return new ProofCache(folder);
    }

    /** The user's cache; in continuous integration one that knows nothing. */
    public static ProofCache ofUser() {
        final boolean off = "true".equals(System.getenv("CI")) || Boolean.getBoolean("proofs.noCache");
        return off ? none() : new ProofCache(Path.of(System.getProperty("user.home"), ".cache", "bps-proofs"));
    }

    /** Knows nothing and keeps nothing. */
    public static ProofCache none() {
        return new ProofCache(null);
    }

    Optional<List<String>> get(String key) throws IOException {
        final Path file = folder == null ? null : folder.resolve(key);
        return file == null || !Files.exists(file) ? Optional.empty() : Optional.of(Files.readAllLines(file));
    }

    void put(String key, List<String> lines) throws IOException {
        if (folder != null) {
            Files.createDirectories(folder);
            final Path part = Files.createTempFile(folder, "part", "");
            Files.write(part, lines);
            Files.move(part, folder.resolve(key), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The key of a result.
     *
     * @param what  the question: a contract with its options, or a list of all contracts
     * @param files those of the unit that the answer depends on
     */
    static String key(String what, Profile profile, SourceUnit unit, Collection<String> files,
                      Map<String, byte[]> stubs) throws IOException {
        final MessageDigest hash = sha256();
        add(hash, what.getBytes(StandardCharsets.UTF_8));
        add(hash, (profile + " " + profile.choices()).getBytes(StandardCharsets.UTF_8));
        add(hash, version(Proof.class).getBytes(StandardCharsets.UTF_8));
        for (final Class<?> driver : DRIVERS) {
            try (InputStream code = driver.getResourceAsStream(driver.getSimpleName() + ".class")) {
                add(hash, code.readAllBytes());
            }
        }
        for (final Map.Entry<String, byte[]> stub : stubs.entrySet()) {
            add(hash, stub.getKey().getBytes(StandardCharsets.UTF_8));
            add(hash, stub.getValue());
        }
        for (final String file : files) {
            add(hash, file.getBytes(StandardCharsets.UTF_8));
            add(hash, unit.files().get(file));
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** The name of the jar that holds the class, which ends in its version. */
    static String version(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getFileName().toString();
    }

    /** With its length, so that no two sequences of parts look the same. */
    private static void add(MessageDigest hash, byte[] part) {
        hash.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        hash.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
