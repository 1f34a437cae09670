/*
 * Four folds of a network on two cores: two workers of one thread each, or one process with two threads inside TensorFlow's
 * operations. Printed is the threads' time over the workers'; processes are started anew for each, and the two take turns.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";

const script = fileURLToPath(new URL("fold.ts", import.meta.url));
const FOLDS = 4;

function train(networks: number, threads: number): Promise<void> {
	const words = ["--conditions=@quickening/source", "--no-warnings", script, `${networks}`, `${threads}`];
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "inherit"] });
		child.on("error", reject);
		child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
	});
}
async function seconds(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return (performance.now() - started) / 1000;
}
const workers = () => Promise.all([train(FOLDS / 2, 1), train(FOLDS / 2, 1)]);
const threads = () => train(FOLDS, 2);
const single = () => train(FOLDS, 1);

await loadTensorFlow();
const times = {
	workers: Number.POSITIVE_INFINITY,
	threads: Number.POSITIVE_INFINITY,
	single: Number.POSITIVE_INFINITY,
};
for (let repeat = 0; repeat < 2; repeat++) {
	times.workers = Math.min(times.workers, await seconds(workers));
	times.threads = Math.min(times.threads, await seconds(threads));
	times.single = Math.min(times.single, await seconds(single));
}
const version = tensorFlowRecord()?.tensorFlow;
const row = (name: string, peerSeconds: number) => ({
	benchmark: "four folds of a network on two cores",
	input: "400 windows x 200 samples x 40 channels, 10 epochs",
	ours: { name: "two workers of one thread", seconds: times.workers },
	peer: { name, version, seconds: peerSeconds },
	ratio: peerSeconds / times.workers,
});
const rows = [
	row("one process, two threads of TensorFlow", times.threads),
	row("one process, one thread", times.single),
];
process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
