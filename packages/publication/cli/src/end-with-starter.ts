/** Set by the set-up's run.mjs, which started this process: its number. */
const STARTER_VARIABLE = "QUICKENING_STARTER";
const LOOK_MS = 250;

/**
 * Ends this command as Ctrl-C would when the program that started it is gone, after kill -9 too: nobody would read what it says,
 * and a rebuild that nobody sees holds the checkout. A command that was started by hand is left alone.
 */
export function endWithStarter(): void {
	const starter = process.ppid;
	if (process.env[STARTER_VARIABLE] !== String(starter)) return;
	const timer = setInterval(() => {
		if (process.ppid === starter) return;
		clearInterval(timer);
		process.kill(process.pid, "SIGTERM");
	}, LOOK_MS);
	// Looking must not keep a command alive that has come to its end.
	timer.unref();
}
