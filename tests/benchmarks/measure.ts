/**
 * Times one of our calls in a process of its own, by the rules of measure.py, and prints one line of JSON.
 *
 * node measure.ts <ours.ts> <job> <vector without .bin> <most repeats>
 *
 * ours.ts exports `jobs: Jobs`. First: the first call in the process, before V8 has compiled anything of it, without the
 * import. Warm: the fastest of the others.
 */
import { pathToFileURL } from "node:url";
import { readVectorFile, type Vector } from "./vector.ts";

/** Prepares what is not timed and returns what is, or a promise of it; `answer` gives a few numbers that show that the work was done right. */
export type Job = (vector: Vector) => { run: () => unknown; answer?: (result: never) => Record<string, number> };
export type Jobs = Record<string, Job>;

const leastSeconds = 1;
await measureJob();

async function measureJob(): Promise<void> {
	const [script, name, path, repeats] = process.argv.slice(2) as [string, string, string, string];
	const { jobs } = (await import(pathToFileURL(script).href)) as { jobs: Jobs };
	const { run, answer } = jobs[name](readVectorFile(path));
	const walls: number[] = [];
	const cpus: number[] = [];
	let result: unknown;
	do {
		const cpu = process.cpuUsage();
		const started = performance.now();
		result = await run();
		walls.push((performance.now() - started) / 1000);
		const { user, system } = process.cpuUsage(cpu);
		cpus.push((user + system) / 1e6);
	} while (!enough(walls, Number(repeats)));
	process.stdout.write(
		`${JSON.stringify({
			firstSeconds: walls[0],
			seconds: Math.min(...walls.slice(1)),
			cpuSeconds: Math.min(...cpus.slice(1)),
			calls: walls.length,
			peakMb: process.resourceUsage().maxRSS / 1024,
			answer: answer ? answer(result as never) : {},
		})}\n`,
	);
}

function enough(walls: readonly number[], repeats: number): boolean {
	if (walls.length < 2) return false;
	const warm = walls.slice(1).reduce((sum, seconds) => sum + seconds, 0);
	return (walls.length > repeats || warm >= leastSeconds * 3) && (warm >= leastSeconds || walls.length >= 1000);
}
