package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import de.uka.ilkd.key.control.DefaultUserInterfaceControl;
import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.java.abstraction.KeYJavaType;
import de.uka.ilkd.key.java.declaration.ClassDeclaration;
import de.uka.ilkd.key.java.declaration.InterfaceDeclaration;
import de.uka.ilkd.key.logic.op.IObserverFunction;
import de.uka.ilkd.key.logic.op.IProgramMethod;
import de.uka.ilkd.key.proof.init.InitConfig;
import de.uka.ilkd.key.proof.io.AbstractProblemLoader;
import de.uka.ilkd.key.proof.io.ProblemLoaderException;
import de.uka.ilkd.key.settings.ChoiceSettings;
import de.uka.ilkd.key.settings.ProofSettings;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.DependencyContract;
import de.uka.ilkd.key.speclang.PositionedString;
import de.uka.ilkd.key.util.KeYTypeUtil;
import de.uka.ilkd.key.util.MiscTools;
import org.key_project.util.collection.ImmutableSet;

/** One source folder, read by KeY under one profile. */
final class KeyUnit {
    private final KeYEnvironment<DefaultUserInterfaceControl> environment;
    private final Map<String, Contract> contracts = new TreeMap<>();
    /** The prover's own name of each of them to the short one. */
    private final Map<String, String> names = new HashMap<>();
    private final List<String> bareMethods = new ArrayList<>();

    /**
     * @param library folder with declarations of the library types, see {@link Library}
     * @throws IllegalStateException if the prover cannot read the folder, has doubts about it, or does not use the
     *                               profile; nothing that is proved afterwards in this JVM would mean anything
     */
    KeyUnit(Path folder, Path library, Profile profile) throws IOException {
        choose(profile);
        final Path visible = visible(folder, profile);
        environment = load(visible, library);
        SourceUnit.delete(visible);
        requireChoices(profile);
        for (final KeYJavaType type : environment.getJavaInfo().getAllKeYJavaTypes()) {
            final boolean written = type.getJavaType() instanceof ClassDeclaration
                || type.getJavaType() instanceof InterfaceDeclaration;
            if (written && !KeYTypeUtil.isLibraryClass(type)) {
                collect(type);
            }
        }
    }

    /** Short name to contract, of all types that are in the folder. */
    Map<String, Contract> contracts() {
        return contracts;
    }

    /** The short name of a contract, of a library type too. */
    String name(Contract contract) {
        return names.getOrDefault(contract.getName(), KeyNames.of(contract, contract.id()));
    }

    /** Methods and constructors in the folder without any contract. */
    List<String> bareMethods() {
        return bareMethods;
    }

    KeYEnvironment<DefaultUserInterfaceControl> environment() {
        return environment;
    }

    private void collect(KeYJavaType type) {
        for (final IObserverFunction target : environment.getSpecificationRepository().getContractTargets(type)) {
            final List<Contract> ofTarget = new ArrayList<>();
            environment.getSpecificationRepository().getContracts(type, target).forEach(ofTarget::add);
            name(ofTarget.stream().filter(DependencyContract.class::isInstance).toList());
            name(ofTarget.stream().filter(contract -> !(contract instanceof DependencyContract)).toList());
        }
        final List<IProgramMethod> methods = new ArrayList<>();
        environment.getJavaInfo().getAllProgramMethodsLocallyDeclared(type).forEach(methods::add);
        environment.getJavaInfo().getConstructors(type).forEach(methods::add);
        for (final IProgramMethod method : methods) {
            if (saysSomething(method)
                    && environment.getSpecificationRepository().getContracts(type, method).isEmpty()) {
                bareMethods.add(KeyNames.of(type, method));
            }
        }
    }

    /**
     * The prover counts contracts by method and keyword, so that two of one method may have one number. Normal ones
     * come last, so that the others have the same names where a {@link Profile} hides those.
     */
    private void name(List<Contract> ofOneKind) {
        final List<Contract> sorted = new ArrayList<>(ofOneKind);
        sorted.sort(Comparator.comparing((Contract contract) -> contract.getName().contains("normal_behavior"))
            .thenComparing(Contract::id));
        for (final Contract contract : sorted) {
            final String name = KeyNames.of(contract, sorted.indexOf(contract));
            names.put(contract.getName(), name);
            final Contract other = contracts.put(name, contract);
            if (other != null) {
                throw new IllegalStateException("two contracts are called " + name);
            }
        }
    }

    /** Not what the compiler adds, and not the constructor that only keeps others from making instances. */
    private static boolean saysSomething(IProgramMethod method) {
        final boolean forbids = method.isConstructor() && method.isPrivate() && method.getNumParams() == 0
            && method.getBody() != null && method.getBody().isEmpty();
        return !forbids && !method.isImplicit() && !KeYTypeUtil.isImplicitConstructor(method);
    }

    /** A copy of the folder in which the prover sees the specifications that are written for the profile. */
    private static Path visible(Path folder, Profile profile) throws IOException {
        final Map<String, byte[]> files = SourceUnit.read(new SourceUnit.Place(folder, ""));
        files.replaceAll((name, text) -> profile.visible(text));
        return SourceUnit.write(files, Files.createTempDirectory("unit")).folder();
    }

    /** The options are global in KeY, and it knows their names only after it has read its rules once. */
    private static void choose(Profile profile) throws IOException {
        if (!ProofSettings.isChoiceSettingInitialised()) {
            final Path folder = Files.createTempDirectory("rules");
            final Path nothing = Files.writeString(folder.resolve("Nothing.java"), "public class Nothing { }");
            load(folder, null).dispose();
            Files.delete(nothing);
            Files.delete(folder);
        }
        final ChoiceSettings settings = ProofSettings.DEFAULT_SETTINGS.getChoiceSettings();
        final Map<String, String> choices = new HashMap<>(settings.getDefaultChoices());
        choices.putAll(MiscTools.getDefaultTacletOptions());
        profile.choices().forEach((option, value) -> choices.put(option, option + ":" + value));
        settings.setDefaultChoices(choices);
    }

    private void requireChoices(Profile profile) {
        final List<String> active = new ArrayList<>();
        environment.getInitConfig().getActivatedChoices().forEach(choice -> active.add(choice.name().toString()));
        profile.choices().forEach((option, value) -> {
            if (!active.contains(option + ":" + value)) {
                throw new IllegalStateException("the prover does not use " + option + ":" + value);
            }
        });
    }

    private static KeYEnvironment<DefaultUserInterfaceControl> load(Path folder, Path library) {
        final Watching control = new Watching();
        final AbstractProblemLoader loader;
        try {
            loader = control.load(null, folder.toFile(), null, library == null ? null : library.toFile(), null, null,
                false, null);
        } catch (final ProblemLoaderException failure) {
            throw new IllegalStateException(messages(failure), failure);
        }
        if (!control.complaints.isEmpty()) {
            throw new IllegalStateException(String.join("; ", control.complaints));
        }
        final InitConfig config = loader.getInitConfig();
        return new KeYEnvironment<>(control, config);
    }

    /** KeY says in the cause, or in its cause, what is wrong. */
    private static String messages(Throwable failure) {
        final List<String> messages = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            final String message = String.valueOf(each.getMessage());
            if (messages.stream().noneMatch(earlier -> earlier.contains(message))) {
                messages.add(message);
            }
        }
        return String.join("; ", messages);
    }

    /**
     * Takes warnings seriously: an ignored clause is a weaker contract than the one that is written. One is let pass: a
     * loop without a measure cannot be shown to end, so that the proof needs a contract that does not promise it.
     */
    private static final class Watching extends DefaultUserInterfaceControl {
        private final List<String> complaints = new ArrayList<>();

        @Override
        public void reportWarnings(ImmutableSet<PositionedString> warnings) {
            for (final PositionedString warning : warnings) {
                if (!warning.text.startsWith("Missing \"decreases\"")) {
                    complaints.add(warning.toString());
                }
            }
        }
    }
}
