package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is to be proved and what is not: contracts.txt, admitted.txt and theorems.txt. The files explain their own
 * format; one fact a line, so that a diff shows which promise was added or taken back.
 */
public final class ContractList {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Admission> admissions = new ArrayList<>();
    private final Map<String, String> theorems = new LinkedHashMap<>();
    private final Map<String, String> gaps = new LinkedHashMap<>();
    private final List<String> trusted = new ArrayList<>();

    /** What follows a theorem's id where its gap is told. */
    private static final String LACKS = " lacks";

    /** @param theorems the ids of the theorems that the contract carries, such as T1 */
    public record Entry(List<String> theorems, Profile profile, String contract, Options options) {
        /** Theorems and name; with the profile where it is not the usual one. */
        public String title() {
            return String.join(",", theorems) + " " + contract + (profile == Profile.STRICT ? "" : " " + profile.id());
        }

        String className() {
            return contract.substring(0, contract.indexOf('.'));
        }
    }

    /** A contract or a method that goes without a proof; {@code Class.*} stands for all of a class. */
    public record Admission(String name, String reason, String test) {
        /** Whether the admission speaks of the name. */
        public boolean covers(String contract) {
            return name.endsWith(".*") ? contract.startsWith(name.substring(0, name.length() - 1))
                : name.equals(contract);
        }
    }

    /**
     * @param folder has the three files
     * @throws IllegalArgumentException if a line cannot be understood; the message names file and line
     */
    public static ContractList read(Path folder) throws IOException {
        final ContractList list = new ContractList();
        list.each(folder.resolve("theorems.txt"), list::theorem);
        list.each(folder.resolve("contracts.txt"), list::entry);
        list.each(folder.resolve("admitted.txt"), list::admission);
        return list;
    }

    /** What contracts.txt says. */
    public List<Entry> entries() {
        return entries;
    }

    /** What admitted.txt says. */
    public List<Admission> admissions() {
        return admissions;
    }

    /** Theorem id to its sentence. */
    public Map<String, String> theorems() {
        return theorems;
    }

    /** What of a theorem is not shown, and what stands in; empty if all of it is. */
    public String gap(String theorem) {
        return gaps.getOrDefault(theorem, "");
    }

    /** Sentences about what is taken on trust. */
    public List<String> trusted() {
        return trusted;
    }

    /** How to search for this contract; the default for one that is not listed. */
    public Options options(String contract) {
        return entries.stream().filter(entry -> entry.contract().equals(contract)).map(Entry::options).findFirst()
            .orElse(Options.DEFAULT);
    }

    /**
     * What does not add up between the lists and the source; empty if all is well.
     *
     * @param contracts   all contracts in the source
     * @param bareMethods all methods in the source that have none
     */
    public List<String> defects(Set<String> contracts, Set<String> bareMethods) {
        final List<String> defects = new ArrayList<>();
        final Set<String> listed = new TreeSet<>();
        entries.forEach(entry -> listed.add(entry.contract()));
        for (final String contract : contracts) {
            if (!listed.contains(contract) && !admitted(contract)) {
                defects.add("unexpected contract, neither in contracts.txt nor in admitted.txt: " + contract);
            }
        }
        for (final String method : bareMethods) {
            if (!admitted(method)) {
                defects.add("method without a contract, not in admitted.txt: " + method);
            }
        }
        for (final Admission admission : admissions) {
            if (contracts.stream().noneMatch(admission::covers) && bareMethods.stream().noneMatch(admission::covers)) {
                defects.add("admitted.txt names what the source does not have: " + admission.name());
            }
            listed.stream().filter(admission::covers)
                .forEach(name -> defects.add("both proved and admitted: " + name));
        }
        listed.stream().filter(name -> !contracts.contains(name))
            .forEach(name -> defects.add("contracts.txt names what the source does not have: " + name));
        return defects;
    }

    boolean admitted(String name) {
        return admissions.stream().anyMatch(admission -> admission.covers(name));
    }

    private void theorem(String line) {
        final int colon = line.indexOf(':');
        final String id = line.substring(0, colon).strip();
        final String sentence = line.substring(colon + 1).strip();
        if (id.equals("trusted")) {
            trusted.add(sentence);
        } else if (id.endsWith(LACKS)) {
            final String theorem = id.substring(0, id.length() - LACKS.length());
            if (!theorems.containsKey(theorem) || gaps.put(theorem, sentence) != null) {
                throw new IllegalArgumentException("no theorem, or a second gap of it: " + id);
            }
        } else if (theorems.put(id, sentence) != null) {
            throw new IllegalArgumentException("a second " + id);
        }
    }

    private void entry(String line) {
        final List<String> words = Arrays.asList(line.split("\\s+"));
        final Entry entry = new Entry(List.of(words.get(0).split(",")), Profile.of(words.get(1)), words.get(2),
            Options.parse(words.subList(3, words.size())));
        for (final String theorem : entry.theorems()) {
            if (!theorems.containsKey(theorem)) {
                throw new IllegalArgumentException("theorems.txt has no " + theorem);
            }
        }
        if (entries.stream().anyMatch(other -> other.title().equals(entry.title()))) {
            throw new IllegalArgumentException("listed twice: " + entry.title());
        }
        entries.add(entry);
    }

    private void admission(String line) {
        final String[] part = line.split("\\|", -1);
        if (part.length != 3 || part[1].isBlank() || part[2].isBlank()) {
            throw new IllegalArgumentException("an admission is: name | reason | covering test");
        }
        admissions.add(new Admission(part[0].strip(), part[1].strip(), part[2].strip()));
    }

    private void each(Path file, Consumer<String> take) throws IOException {
        int number = 0;
        for (final String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    take.accept(line.strip());
                } catch (final RuntimeException wrong) {
                    throw new IllegalArgumentException(file.getFileName() + " line " + number + ": "
                        + wrong.getMessage(), wrong);
                }
            }
        }
    }
}
