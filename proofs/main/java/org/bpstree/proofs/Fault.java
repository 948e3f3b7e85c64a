package org.bpstree.proofs;

import java.io.IOException;
import java.nio.file.Path;

/** A fault in the source, after which the proof of a contract must not close. */
public interface Fault {
    /** The contract as contracts.txt names it. */
    String contract();

    /** The fault and the contract, on one line. */
    String title();

    /** Of what the fault changes: a verdict on another one does not count. */
    String hash();

    /**
     * The entry of contracts.txt whose proof must fail.
     *
     * @throws IllegalArgumentException if the contract is not listed, so that nobody says that it can be proved
     */
    ContractList.Entry entry(ContractList list);

    /**
     * The unit with the fault, in the folder.
     *
     * @throws IllegalArgumentException if the source does not have what the fault replaces
     */
    SourceUnit apply(SourceUnit unit, Path folder) throws IOException;
}
