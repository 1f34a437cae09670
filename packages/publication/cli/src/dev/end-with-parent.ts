/*
 * Loaded before a program that must not outlive whoever started it, also after kill -9: its standard input is a pipe from
 * there, which the system closes.
 */
process.stdin.on("end", () => process.exit()).resume();

export {};
