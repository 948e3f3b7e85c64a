package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For the engineer at work on a contract: proves those whose name matches, listed or not, in this very process, and
 * says where the open goals are. The script {@code proofs/prove} starts it. Nothing is cached and nothing accounted
 * for: that is the tests' business.
 */
public final class Prove {
    private Prove() { }

    /**
     * @param args {@code [--list] [--folder DIR] [--profile strict|wrap|ledger] [steps=N] [split=...] [arith=...]
     *             [axioms=...] [closed=...] REGEX}; options that are not given are those of contracts.txt
     */
    public static void main(String[] args) throws IOException {
        final List<String> words = new ArrayList<>(Arrays.asList(args));
        final boolean listOnly = words.remove("--list");
        final String profileName = value(words, "--profile");
        final String folder = value(words, "--folder");
        final List<String> search = words.stream().filter(word -> word.matches("(steps|split|arith|axioms|closed|dependencies)=.*")).toList();
        words.removeAll(search);
        final Pattern wanted = Pattern.compile(words.isEmpty() ? "" : words.get(0));

        final Configuration configuration = Configuration.ofModule();
        final Path work = Files.createDirectories(configuration.work().resolve("prove"));
        final SourceUnit unit = folder == null ? configuration.unit(work.resolve("unit"))
            : SourceUnit.copy(List.of(new SourceUnit.Place(Path.of(folder), "")), work.resolve("unit"));
        final ContractList list = ContractList.read(configuration.lists());
        final Profile profile = profileName == null ? Profile.STRICT : Profile.of(profileName);
        final KeyUnit key = load(unit, configuration.library(work.resolve("library")), profile);
        final KeyProof proof = new KeyProof(key, work.resolve("open"));
        for (final String name : key.contracts().keySet()) {
            if (wanted.matcher(name).find()) {
                if (listOnly) {
                    System.out.println(name);
                } else {
                    final Options options = search.isEmpty() ? list.options(name) : Options.parse(search);
                    System.out.println(line(proof.prove(name, options)));
                }
            }
        }
        System.exit(0);
    }

    private static KeyUnit load(SourceUnit unit, SourceUnit library, Profile profile) throws IOException {
        try {
            return new KeyUnit(unit.folder(), library.folder(), profile);
        } catch (final IllegalStateException unreadable) {
            System.out.println("the prover cannot read the source: " + unreadable.getMessage());
            System.exit(1);
            throw unreadable;
        }
    }

    private static String line(Verdict verdict) {
        return String.format(Locale.ROOT, "%-7s %s  %,d nodes  %.1f s  %s",
            verdict.outcome().name().toLowerCase(Locale.ROOT), verdict.contract(), verdict.nodes(),
            verdict.millis() / 1000.0, verdict.note());
    }

    private static String value(List<String> words, String option) {
        final int at = words.indexOf(option);
        if (at < 0) {
            return null;
        }
        words.remove(at);
        return words.remove(at);
    }
}
