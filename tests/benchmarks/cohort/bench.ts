/*
 * A synthetic cohort from its seed to Parquet: on one thread and on two, with 2,000 and with 20,000 pregnancies, and beside
 * numpy with pyarrow. Each run is a process of its own; of two runs the faster counts, of the large one there is one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonEnvironment } from "../../peers/python-environment.ts";

interface Run {
	readonly version?: string;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly peakMb: number;
	readonly answer: Readonly<Record<string, number>>;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function fastest(program: string, words: (folder: string) => readonly string[], repeats = 2): Run {
	const runs = Array.from({ length: repeats }, () => {
		const above = mkdtempSync(join(tmpdir(), "quickening-cohort-"));
		try {
			const { status, stdout, stderr, error } = spawnSync(program, words(join(above, "cohort")), {
				encoding: "utf8",
				env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
			});
			if (status !== 0) throw new Error(error?.message ?? stderr);
			return JSON.parse(stdout) as Run;
		} finally {
			rmSync(above, { recursive: true, force: true });
		}
	});
	return runs.toSorted((a, b) => a.seconds - b.seconds)[0]!;
}

const ours = (pregnancies: number, threads: number, repeats?: number) =>
	fastest(
		process.execPath,
		(folder) => [
			...["--conditions=@quickening/source", "--no-warnings", here("ours.ts")],
			...[folder, `${pregnancies}`, `${threads}`],
		],
		repeats,
	);

const two = ours(2000, 2);
const one = ours(2000, 1);
const large = ours(20_000, 2, 1);
const found = pythonEnvironment("cohort", here("requirements-cohort.txt"));
const peer = "missing" in found ? found : fastest(found.python, (folder) => [here("peer.py"), folder, "2000"]);
const row = (benchmark: string, mine: Run, theirs: Run & { readonly name: string }) => ({
	benchmark,
	input: "2,000 pregnancies, some 1.4 million person-days, to Parquet",
	ours: mine,
	peer: theirs,
	ratio: theirs.seconds / mine.seconds,
	ratios: { cpu: theirs.cpuSeconds / mine.cpuSeconds, peakMemory: theirs.peakMb / mine.peakMb },
});
const perDay = (run: Run) => run.seconds / run.answer["personDays"]!;
const name = "numpy and pyarrow, days of two devices alone";
const rows = [
	"missing" in peer
		? {
				...row("synthetic cohort", two, { ...two, name }),
				peer: { name, skipped: peer.missing },
				ratio: null,
				ratios: null,
			}
		: row("synthetic cohort", two, { ...peer, name }),
	row("synthetic cohort, threads", two, { ...one, name: "ours on one thread" }),
	{
		...row("synthetic cohort, ten times as many", two, { ...large, name: "ours, 20,000 pregnancies" }),
		// Of the time for a day of one woman.
		ratio: perDay(large) / perDay(two),
	},
];
process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
