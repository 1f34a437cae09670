/* Makes a synthetic cohort and prints what it took: node ours.ts <folder> <pregnancies> <threads>. */
import { makeCohort } from "@quickening/cohort/files";

const [folder, pregnancies, threads] = process.argv.slice(2) as [string, string, string];
const cpu = process.cpuUsage();
const started = performance.now();
const { personDays, rows, bytes } = await makeCohort(folder, {
	pregnancies: Number(pregnancies),
	threads: Number(threads),
});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(
	`${JSON.stringify({
		seconds,
		cpuSeconds: (user + system) / 1e6,
		peakMb: process.resourceUsage().maxRSS / 1024,
		answer: {
			personDays,
			rows: rows.day,
			megabytes: (bytes.day ?? 0) / 1e6,
			personDaysPerMinute: (60 * personDays) / seconds,
		},
	})}\n`,
);
