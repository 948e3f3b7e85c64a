/** Drives implementations in any language over the trace protocol, and says in words what they violate. */
package org.bpstree.conform;
