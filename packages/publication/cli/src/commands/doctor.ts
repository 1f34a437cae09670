import { findWorkspace } from "@quickening/workspace";
import { colours, formatCount, formatTable, takesColours } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { examine, type Finding } from "../doctor/index.ts";

/** `quickening doctor`: ends with 1 when something that is needed is missing. */
export function doctorCommand(): Command {
	return new Command("doctor")
		.description("versions, disk, mirror and data: what is there, what is missing, what to do")
		.option("--json", "print as JSON")
		.action(doctor);
}

async function doctor(options: { json?: boolean }): Promise<void> {
	const { root } = findWorkspace();
	const findings = await examine(root);
	const problems = findings.filter(({ level }) => level === "problem");
	process.stdout.write(
		options.json
			? `${JSON.stringify({ healthy: problems.length === 0, root, findings }, null, "\t")}\n`
			: doctorText(findings),
	);
	if (problems.length > 0) process.exitCode = 1;
}

function doctorText(findings: readonly Finding[]): string {
	const paint = colours(takesColours(process.stdout));
	const signs = { ok: paint.green("✓"), note: paint.yellow("·"), problem: paint.red("✗") };
	const rows = findings.map(({ topic, level, found }) => [signs[level], topic, found]);
	const table = formatTable([{ header: "" }, { header: "" }, { header: "" }], rows)
		.split("\n")
		.slice(1)
		.join("\n");
	const advice = findings
		.filter(({ whatToDo }) => whatToDo !== undefined)
		.map(({ topic, whatToDo }) => `${topic}: ${whatToDo}`);
	const problems = findings.filter(({ level }) => level === "problem").length;
	const verdict = problems === 0 ? "Everything that is needed is there." : `${formatCount(problems, "problem")}.`;
	return `${[table, "", verdict, ...(advice.length > 0 ? ["What to do:", ...advice.map((line) => `  ${line}`)] : [])].join("\n")}\n`;
}
