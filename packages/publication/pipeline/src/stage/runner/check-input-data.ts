import { checkCodebook, readDataset } from "@quickening/datasets";
import { UserError } from "@quickening/workspace/terminal";
import type { PaperPlan, PlannedStage } from "../../plan/plan.ts";

/**
 * Sees that the raw tables that a stage declares are what dataset.json says of them, however the stage reads them: as tables,
 * texts or bytes. What was found in the same bytes before is not looked at again.
 *
 * @throws UserError with every column and rule; of data that are not open without a value.
 */
export async function checkInputData(root: string, { slug }: PaperPlan, { name, inputs }: PlannedStage): Promise<void> {
	const wanted = new Map<string, string[]>();
	for (const { path } of inputs) {
		const [, dataset, below = ""] = /^data\/([^/]+)\/raw(?:\/(.+))?$/.exec(path) ?? [];
		if (dataset !== undefined) wanted.set(dataset, [...(wanted.get(dataset) ?? []), below]);
	}
	for (const [slugOfData, paths] of wanted) {
		const dataset = readDataset(root, slugOfData);
		const isRead = (file: string) => paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
		const only = dataset.files.map(({ path }) => path).filter(isRead);
		const { findings } = await checkCodebook(root, dataset, { only });
		const errors = findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
		if (errors.length === 0) continue;
		const more = errors.length > 5 ? [`and ${errors.length - 5} more`] : [];
		throw new UserError(
			`stage ${name} of ${slug}: its data are not what data/${slugOfData}/dataset.json says\n${[...errors.slice(0, 5), ...more].map((each) => `  ${each}`).join("\n")}`,
			{ whatToDo: `Mend the description, or ask for other files: npm run quickening -- data check ${slugOfData}` },
		);
	}
}
