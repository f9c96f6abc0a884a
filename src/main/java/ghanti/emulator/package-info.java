/**
 * An Exotel that rings nobody: REST API, applet chains, telephone lines and the people at their other end. It speaks to
 * the server under test over HTTP alone; it may use the JDK, Jackson and slf4j, and nothing else of this project.
 */
@NullMarked
package ghanti.emulator;

import org.jspecify.annotations.NullMarked;
