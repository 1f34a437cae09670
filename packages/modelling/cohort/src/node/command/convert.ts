import { Command } from "commander";
import { readCohort, writeCohort } from "../read-cohort.ts";
import { readMapping } from "./options.ts";

interface ConvertFlags {
	readonly mapping?: string;
	readonly replace: boolean;
	readonly json: boolean;
}

/** `convert FOLDER OUT`: a study's own tables as a cohort of Parquet. */
export function convertCommand(): Command {
	return new Command("convert")
		.description("writes a study's tables, which check has found right, as Parquet under the schema's names")
		.argument("<folder>", "as for check")
		.argument("<out>", "where it shall stand: a folder that is empty or not there")
		.option(
			"--mapping <file>",
			"names of the study's own files and columns, as JSON; default: mapping.json in the folder",
		)
		.option("--replace", "replace a cohort that is there, once this one is whole", false)
		.option("--json", "say what was written as JSON", false)
		.action(async (folder: string, out: string, { mapping, replace, json }: ConvertFlags) => {
			const { tables, about } = await readCohort(
				folder,
				mapping === undefined ? {} : { mapping: await readMapping(mapping) },
			);
			const { title, synthetic, frozenOn, madeWith } = about;
			const written = await writeCohort(out, tables, {
				replace,
				about: JSON.parse(JSON.stringify({ title, synthetic, frozenOn, madeWith })),
			});
			const lines = Object.entries(written.rows).map(([table, n]) => `  ${table}: ${n} rows\n`);
			process.stdout.write(json ? `${JSON.stringify(written, null, "\t")}\n` : `${out}:\n${lines.join("")}`);
		});
}
