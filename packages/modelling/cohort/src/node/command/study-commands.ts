import type { Command } from "commander";
import { checkCommand } from "./check.ts";
import { convertCommand } from "./convert.ts";
import { deidentifyCommand } from "./deidentify.ts";
import { describeCommand } from "./describe.ts";

/** Subcommands for a study's own tables. */
export function studyCommands(): Command[] {
	return [checkCommand(), describeCommand(), convertCommand(), deidentifyCommand()];
}
