import { attacked } from "./attacked.ts";
import { surveyDamage } from "./survey-damage.ts";

/* Prints the counts of README.md: `node --conditions=@quickening/source tests/readers/measure.ts [files] [reader...]`. */
const [files = "10000", ...names] = process.argv.slice(2);
for (const reader of attacked.filter(({ name }) => names.length === 0 || names.includes(name))) {
	const { error, warned, same, silent, unexplained, faults } = await surveyDamage(reader, Number(files));
	process.stdout.write(
		`| ${[reader.name, error, warned, same, silent, unexplained.length, faults.length].join(" | ")} |\n`,
	);
}
