/** The exhaustive exploration of small trees: every state, every operation, every refusal. */
package org.bpstree.explore;
