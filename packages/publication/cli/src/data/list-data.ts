import { checkRawData, datasetBytes, listDatasets, readDataset } from "@quickening/datasets";
import { findWorkspace } from "@quickening/workspace";
import { formatBytes, formatTable } from "@quickening/workspace/terminal";

/** Prints data sets with access, licence, size and state, and who holds those that are not here and have no public address. */
export async function listData(options: { readonly json?: boolean }): Promise<void> {
	const { root } = findWorkspace();
	const rows = [];
	for (const slug of listDatasets(root)) {
		const dataset = readDataset(root, slug);
		const { state, problems, howToGet } = await checkRawData(root, slug);
		rows.push({
			dataset: slug,
			title: dataset.title,
			tier: dataset.tier,
			licence: dataset.licence,
			state,
			nFiles: dataset.files.length,
			nProblems: problems.length,
			bytes: datasetBytes(dataset),
			...(state !== "present" && howToGet !== undefined && { howToGet }),
		});
	}
	if (options.json) {
		process.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
		return;
	}
	const table = formatTable(
		[
			{ header: "data set" },
			{ header: "state" },
			{ header: "access" },
			{ header: "licence" },
			{ header: "files", align: "right" },
			{ header: "size", align: "right" },
			{ header: "title" },
		],
		rows.map((row) => [
			row.dataset,
			row.state,
			row.tier,
			`${row.licence.spdx}${row.licence.confirmed ? "" : " (unconfirmed)"}`,
			String(row.nFiles),
			formatBytes(row.bytes),
			row.title,
		]),
	);
	const toAskFor = rows.flatMap(({ dataset, howToGet }) => (howToGet === undefined ? [] : [`${dataset}: ${howToGet}`]));
	process.stdout.write(`${[table, ...toAskFor].join("\n")}\n`);
}
