/** Planted defects: the core with one text changed, built in a scratch folder, and what notices it. */
package org.bpstree.defects;
