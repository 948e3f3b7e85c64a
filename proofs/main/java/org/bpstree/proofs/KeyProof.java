package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import de.uka.ilkd.key.java.declaration.TypeDeclaration;
import de.uka.ilkd.key.logic.op.IProgramMethod;
import de.uka.ilkd.key.pp.LogicPrinter;
import de.uka.ilkd.key.proof.Goal;
import de.uka.ilkd.key.proof.Node;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.proof.init.ProofInputException;
import de.uka.ilkd.key.rule.RuleApp;
import de.uka.ilkd.key.settings.ProofSettings;
import de.uka.ilkd.key.settings.StrategySettings;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.FunctionalOperationContract;
import de.uka.ilkd.key.strategy.Strategy;
import de.uka.ilkd.key.strategy.StrategyProperties;

/** One attempt to prove one contract, by the automatic strategy only: no hints, no lemmas of its own, no SMT. */
final class KeyProof {
    /** Only against a prover that hangs; the step cap comes first. */
    private static final long HANGS_MILLIS = 30 * 60_000L;
    private static final int SHOWN_GOALS = 4;
    private static final String CONTRACT_RULE = "Contract_axiom_for_";
    private static final Map<String, String> SPLIT = Map.of("normal", StrategyProperties.SPLITTING_NORMAL,
        "delayed", StrategyProperties.SPLITTING_DELAYED, "off", StrategyProperties.SPLITTING_OFF);
    private static final Map<String, String> ARITH = Map.of("defops", StrategyProperties.NON_LIN_ARITH_DEF_OPS,
        "model", StrategyProperties.NON_LIN_ARITH_COMPLETION, "basic", StrategyProperties.NON_LIN_ARITH_NONE);
    private static final Map<String, String> AXIOMS = Map.of("free", StrategyProperties.CLASS_AXIOM_FREE,
        "delayed", StrategyProperties.CLASS_AXIOM_DELAYED, "off", StrategyProperties.CLASS_AXIOM_OFF);
    private static final Map<String, String> DEPENDENCIES = Map.of("on", StrategyProperties.DEP_ON,
        "off", StrategyProperties.DEP_OFF);
    private static final Map<String, String> STOP = Map.of("never", StrategyProperties.STOPMODE_DEFAULT,
        "first", StrategyProperties.STOPMODE_NONCLOSE);

    private final KeyUnit unit;
    private final Path openGoals;

    /** @param openGoals folder for what is left of proofs that stay open, for the engineer to read */
    KeyProof(KeyUnit unit, Path openGoals) {
        this.unit = unit;
        this.openGoals = openGoals;
    }

    Verdict prove(String name, Options options) {
        final Contract contract = unit.contracts().get(name);
        if (contract == null) {
            return Verdict.missing(name);
        }
        if (saysNothing(contract)) {
            return new Verdict(name, Verdict.Outcome.OPEN, 0, 0, 0,
                "no object is exactly of this type: admit it, what implements it has contracts of its own", List.of());
        }
        final long start = System.nanoTime();
        Proof proof = null;
        try {
            proof = unit.environment().createProof(contract.createProofObl(unit.environment().getInitConfig()));
            prepare(proof, options);
            unit.environment().getUi().getProofControl().startAndWaitForAutoMode(proof);
            return verdict(name, proof, options, (System.nanoTime() - start) / 1_000_000);
        } catch (final ProofInputException | IOException | RuntimeException failure) {
            failure.printStackTrace();
            return Verdict.error(name, failure.toString());
        } finally {
            if (proof != null) {
                proof.dispose();
            }
        }
    }

    /**
     * KeY proves a contract for objects of exactly its type. Interfaces and abstract classes have none, so that it would
     * prove whatever they promise.
     */
    private static boolean saysNothing(Contract contract) {
        final boolean instance = !contract.getTarget().isStatic()
            && !(contract.getTarget() instanceof IProgramMethod method && method.isConstructor());
        return instance && contract.getKJT().getJavaType() instanceof TypeDeclaration type
            && (type.isInterface() || type.isAbstract());
    }

    private void prepare(Proof proof, Options options) {
        final StrategyProperties search = proof.getSettings().getStrategySettings().getActiveStrategyProperties();
        search.setProperty(StrategyProperties.METHOD_OPTIONS_KEY, StrategyProperties.METHOD_CONTRACT);
        search.setProperty(StrategyProperties.DEP_OPTIONS_KEY, DEPENDENCIES.get(options.dependencies()));
        search.setProperty(StrategyProperties.QUERY_OPTIONS_KEY, StrategyProperties.QUERY_ON);
        search.setProperty(StrategyProperties.NON_LIN_ARITH_OPTIONS_KEY, ARITH.get(options.arith()));
        search.setProperty(StrategyProperties.STOPMODE_OPTIONS_KEY, STOP.get(options.stop()));
        search.setProperty(StrategyProperties.LOOP_OPTIONS_KEY, StrategyProperties.LOOP_SCOPE_INV_TACLET);
        search.setProperty(StrategyProperties.SPLITTING_OPTIONS_KEY, SPLIT.get(options.split()));
        search.setProperty(StrategyProperties.CLASS_AXIOM_OPTIONS_KEY, AXIOMS.get(options.axioms()));
        set(proof.getSettings().getStrategySettings(), search, options);
        set(ProofSettings.DEFAULT_SETTINGS.getStrategySettings(), search, options);
        final Strategy strategy = proof.getServices().getProfile().getDefaultStrategyFactory().create(proof, search);
        proof.setActiveStrategy(
            options.closed().isEmpty() ? strategy : new ClosedDefinitions(strategy, proof, options.closed()));
    }

    private static void set(StrategySettings settings, StrategyProperties search, Options options) {
        settings.setActiveStrategyProperties(search);
        settings.setMaxSteps(options.steps());
        settings.setTimeout(HANGS_MILLIS);
    }

    private Verdict verdict(String name, Proof proof, Options options, long millis) throws IOException {
        final int nodes = proof.getStatistics().nodes;
        final int goals = proof.openGoals().size();
        final TreeSet<String> uses = new TreeSet<>();
        proof.mgt().getUsedContracts().forEach(used -> uses.add(unit.name(used)));
        uses.addAll(assumed(proof));
        if (proof.closed() && goals == 0) {
            return new Verdict(name, Verdict.Outcome.PROVED, nodes, 0, millis, ends(name) ? "" : Verdict.IF_IT_ENDS,
                List.copyOf(uses));
        }
        final boolean capped = nodes >= options.steps();
        final String note = goals + " open goals" + (capped ? ", stopped at the cap of " + options.steps() + " steps"
            : ", no rule applies to any") + "; see " + writeGoals(name, proof);
        return new Verdict(name, Verdict.Outcome.OPEN, nodes, goals, millis, note, List.copyOf(uses));
    }

    /**
     * The contracts of model methods of which the proof took what they ensure. The prover makes a rule of each, and does
     * not count it among the contracts that a proof uses; without this, two of them could prove each other.
     */
    private Set<String> assumed(Proof proof) {
        final Set<String> rules = new TreeSet<>();
        final Iterator<Node> nodes = proof.root().subtreeIterator();
        while (nodes.hasNext()) {
            final RuleApp app = nodes.next().getAppliedRuleApp();
            if (app != null && app.rule().name().toString().startsWith(CONTRACT_RULE)) {
                rules.add(app.rule().name().toString());
            }
        }
        final Set<String> assumed = new TreeSet<>();
        for (final String rule : rules) {
            final List<String> named = unit.contracts().keySet().stream().filter(name -> isOf(rule, name)).toList();
            if (named.isEmpty()) {
                throw new IllegalStateException("no contract belongs to the rule " + rule);
            }
            assumed.addAll(named);
        }
        return assumed;
    }

    /** Whether the rule is made of the contract, or of another one of a method with its name. */
    private static boolean isOf(String rule, String contract) {
        final String method = contract.substring(contract.indexOf('.') + 1, contract.indexOf('('));
        return !contract.contains("#accessible") && rule.matches(CONTRACT_RULE + Pattern.quote(method) + "_in_(.*_)?"
            + Pattern.quote(contract.substring(0, contract.indexOf('.'))));
    }

    /** Whether the contract promises that the method ends; {@code diverges true} takes that promise back. */
    private boolean ends(String name) {
        return !(unit.contracts().get(name) instanceof FunctionalOperationContract contract)
            || contract.getModalityKind().terminationSensitive();
    }

    private Path writeGoals(String name, Proof proof) throws IOException {
        final StringBuilder text = new StringBuilder();
        int shown = 0;
        for (final Goal goal : proof.openGoals()) {
            if (shown++ == SHOWN_GOALS) {
                break;
            }
            text.append("-- goal").append(branch(goal.node())).append('\n')
                .append(LogicPrinter.quickPrintSequent(goal.sequent(), proof.getServices())).append('\n');
        }
        final Path file = openGoals.resolve(name.replaceAll("[^A-Za-z0-9.#]+", "_") + ".txt");
        Files.createDirectories(openGoals);
        Files.writeString(file, text);
        return file;
    }

    /** The labels on the way to the goal that say something. */
    private static String branch(Node goal) {
        final StringBuilder labels = new StringBuilder();
        for (Node node = goal; node != null; node = node.parent()) {
            final String label = node.getNodeInfo().getBranchLabel();
            if (label != null && !label.matches("\\d+ rules?")) {
                labels.insert(0, " / " + label);
            }
        }
        return labels.toString();
    }
}
