/** The checker: runs steps on an implementation and on the reference model and compares what they answer. */
package org.bpstree.check;
