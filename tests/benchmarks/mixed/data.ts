/**
 * Writes the data of the benchmark as CSV: 500 participants with up to 20 visits (W9m, as it stands beside the peers' outputs),
 * 2,000 women with 300 days each, 500 participants who all rate 30 items, and 50 outcomes of 241 women with 100 nights each.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { drawNormal, seededRandom } from "@quickening/core";

export const inputs = ["visits", "days", "crossed", "simulated"] as const;

export function writeData(folder: string): void {
	const visits = new URL("../../peers/lme4/w9_longitudinal.csv.gz", import.meta.url);
	write(join(folder, "visits.csv"), () => gunzipSync(readFileSync(fileURLToPath(visits))).toString("utf8"));
	write(join(folder, "days.csv"), () => days(2000, 300, 1));
	write(join(folder, "simulated.csv"), () => days(241, 100, 50));
	write(join(folder, "crossed.csv"), crossed);
}

function write(path: string, text: () => string): void {
	if (!existsSync(path)) writeFileSync(path, text());
}

/** Day in hundreds (in days lme4 stops far from the optimum), a covariate, and outcomes with an intercept and slope of each woman. */
function days(nWomen: number, nDays: number, nOutcomes: number): string {
	const random = seededRandom(`mixed ${nWomen}`);
	const lines = [["woman", "day", "x", ...Array.from({ length: nOutcomes }, (_, k) => `y${k + 1}`)].join(",")];
	const effects = Array.from(
		{ length: nWomen * nOutcomes },
		() => [drawNormal(random) * 0.3, drawNormal(random) * 0.001] as const,
	);
	for (let woman = 0; woman < nWomen; woman++) {
		for (let day = 0; day < nDays; day++) {
			const x = drawNormal(random);
			const hundred = day / 100;
			const outcomes = Array.from({ length: nOutcomes }, (_, k) => {
				const [a, b] = effects[woman * nOutcomes + k] as readonly [number, number];
				return (3.5 - 0.1 * hundred + 0.05 * x + a + b * hundred + 0.2 * drawNormal(random)).toFixed(6);
			});
			lines.push([woman, hundred, x.toFixed(6), ...outcomes].join(","));
		}
	}
	return `${lines.join("\n")}\n`;
}

function crossed(): string {
	const random = seededRandom("mixed crossed");
	const draw = (n: number) => Array.from({ length: n }, () => drawNormal(random));
	const [people, items] = [draw(500), draw(30)];
	const lines = ["person,item,x,y1"];
	for (const [person, a] of people.entries()) {
		for (const [item, b] of items.entries()) {
			const x = drawNormal(random);
			lines.push(`${person},${item},${x.toFixed(6)},${(2 + 0.5 * x + a + 0.7 * b + drawNormal(random)).toFixed(6)}`);
		}
	}
	return `${lines.join("\n")}\n`;
}
