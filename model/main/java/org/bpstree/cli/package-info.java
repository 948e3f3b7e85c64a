/** The command line, ./bps. */
package org.bpstree.cli;
