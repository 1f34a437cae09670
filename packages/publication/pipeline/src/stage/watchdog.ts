/*
 * A thread beside a stage's script, which may compute for minutes without a pause: it sees to it that the process does not
 * outlive the runner that started it. workerData is the runner's process id.
 */
import { workerData } from "node:worker_threads";

setInterval(() => {
	if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, 250);
