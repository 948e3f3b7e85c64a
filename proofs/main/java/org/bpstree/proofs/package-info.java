/**
 * Runs the provers over the core as it stands and accounts for every contract in it.
 *
 * <p>A child process ({@link org.bpstree.proofs.Prover}) holds KeY and proves; the parent
 * ({@link org.bpstree.proofs.ProofRun}) hands out contracts, keeps a cache and knows nothing of KeY. The two speak
 * lines of text, so that a prover that dies takes one contract with it and not the run.
 */
package org.bpstree.proofs;
