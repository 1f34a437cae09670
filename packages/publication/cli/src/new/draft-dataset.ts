import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { isInvalidInput } from "@quickening/core";
import type { DatasetFile, DatasetTable } from "@quickening/datasets";
import {
	type AccessTier,
	columnsModule,
	type Dataset,
	datasetText,
	hashFile,
	parseDataset,
	TO_FILL_IN,
	wayToGet,
} from "@quickening/datasets";
import { identifyRecording, type RecordingFormat } from "@quickening/io/identify";
import { fileBytes } from "@quickening/io/node";
import { shownCount } from "@quickening/table";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { checkFree, checkName, checkTitle } from "./check-name.ts";
import { describeCsv } from "./describe-csv.ts";
import type { Draft, DraftContent } from "./draft.ts";
import { fillTemplate } from "./fill-template.ts";

export interface NewDataset {
	readonly slug: string;
	readonly title?: string;
	/** Absolute paths of the raw files, or of folders of them; none: what lies in data/<slug>/raw already. */
	readonly from: readonly string[];
	/** They are recordings of devices: none is described as a table, whatever it is called. */
	readonly recordings?: boolean;
	/** Public address of the one file, or, with a slash at its end, of the folder that holds them. */
	readonly url?: string;
	readonly tier: AccessTier;
}

/**
 * A data set from its files: dataset.json with bytes, hashes, columns, types and ranges as they are found, a data card, and
 * the raw files in their place. Meanings and units are left to be filled in.
 *
 * @throws UserError that names the file and, for a CSV, the line.
 */
export async function draftDataset(root: string, options: NewDataset): Promise<Draft> {
	const { slug, from, url, tier } = options;
	checkName("data set", slug);
	const folder = `data/${slug}`;
	const raw = join(root, folder, "raw");
	// Files that a person has put there already stay where they are.
	const isPlaced = from.length === 0 && existsSync(raw);
	checkFree(root, isPlaced ? `${folder}/dataset.json` : folder);
	const title = checkTitle(options.title ?? words(slug));
	const found = isPlaced ? filesBelow(raw) : from.flatMap(filesOf);
	checkFiles(slug, found);

	const files: DatasetFile[] = [];
	const tables: DatasetTable[] = [];
	const contents = new Map<string, DraftContent>();
	const counts: string[] = [];
	const remarks: string[] = [];
	for (const { path, name } of found) {
		const [sha256] = await hashFile(path, "sha256");
		files.push({ path: name, bytes: statSync(path).size, sha256: sha256!, url: addressOf(url, name, found.length) });
		if (!isPlaced) contents.set(`${folder}/raw/${name}`, { copyOf: path });
		if (options.recordings || !isTableName(name)) continue;
		const described = await describeTable(path, { closed: tier !== "open" });
		if ("recording" in described) {
			remarks.push(`${name} is a recording, which ${described.recording}, and is described as no table.`);
			continue;
		}
		const isUsual = described.delimiter === (extname(name).toLowerCase() === ".tsv" ? "\t" : ",");
		tables.push({
			files: name,
			description: TO_FILL_IN,
			...(!isUsual && { delimiter: described.delimiter }),
			columns: described.columns,
		});
		counts.push(`| rows of ${name} | ${shownCount(described.nRows, tier !== "open")} |`);
		remarks.push(...described.remarks);
	}
	const dataset: Dataset = {
		schema: 1,
		slug,
		title,
		citation: TO_FILL_IN,
		doi: null,
		licence: { spdx: "NONE", confirmed: false, note: TO_FILL_IN },
		tier,
		...(tier !== "open" && {
			access: { holder: TO_FILL_IN, how: TO_FILL_IN, address: TO_FILL_IN, afterwards: TO_FILL_IN },
		}),
		population: TO_FILL_IN,
		devices: [],
		archive: `${slug}.tar.gz`,
		tables,
		files,
	};
	const checked = parseDataset(dataset, slug);
	if ("problems" in checked)
		throw new UserError(`${folder}/dataset.json would not be right: ${checked.problems[0]!.message}`);
	contents.set(`${folder}/dataset.json`, `${datasetText(dataset)}\n`);
	const columns = columnsModule(dataset);
	if (columns !== undefined) contents.set(`${folder}/columns.ts`, columns);
	contents.set(`${folder}/.gitignore`, tier === "open" ? "/raw\n" : "/raw\n/derived\n");
	const card = fillTemplate(
		"dataset",
		{
			slug,
			title,
			tier,
			description: `${formatCount(files.length, "file")}, ${formatCount(tables.length, "table")}.`,
			obtain: wayToGet(dataset).command,
			counts: ["| what | n |", "|---|---|", ...counts].join("\n"),
		},
		(path) => `${folder}/${path}`,
	);
	for (const [path, text] of card) contents.set(path, text);
	return {
		kind: "dataset",
		name: slug,
		files: contents,
		edits: new Map(),
		madeLater: [`${folder}/raw.dvc`],
		next: [
			...remarks,
			tables.length > 0
				? `Fill in meanings and units in ${folder}/dataset.json; \`npm run quickening -- data check ${slug}\` names what is open, by line.`
				: `Fill in who was measured in ${folder}/dataset.json; \`npm run quickening -- data check ${slug}\` names what is open, by line.`,
			...(tables.length > 0
				? [`Say there which columns name a row ("key": true), so that one that is there twice is found.`]
				: [
						`Where they are recordings of movement: npm run quickening -- new paper my-study --recordings ${slug} --zone <zone>`,
					]),
			`Commit ${folder}; the files themselves stay out of git.`,
		],
	};
}

interface FoundFile {
	readonly path: string;
	/** Path below raw/, with forward slashes. */
	readonly name: string;
}

/** A file by its name; of a folder all that lies below it, by their paths in it. */
function filesOf(path: string): FoundFile[] {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesBelow(path) : [{ path, name: basename(path) }];
}

/** What systems put into folders that are looked at; they come and go, and nobody measured them. */
const litter = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;

function filesBelow(folder: string): FoundFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory() && !litter.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, name: relative(folder, path).replaceAll("\\", "/") }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isTableName = (name: string) => [".csv", ".tsv"].includes(extname(name).toLowerCase());

/** The columns of a table; what says that it is none but a device's recording, where it cannot be read as one. */
async function describeTable(path: string, options: { readonly closed: boolean }) {
	try {
		return await describeCsv(path, options);
	} catch (error) {
		const source = await fileBytes(path);
		try {
			const { why, format } = await identifyRecording(source);
			if (deviceTexts.has(format)) return { recording: why };
		} catch (other) {
			if (!isInvalidInput(other)) throw other;
		} finally {
			await source.close();
		}
		throw error;
	}
}

/** Formats of devices that are text, and may be called .csv. */
const deviceTexts: ReadonlySet<RecordingFormat> = new Set<RecordingFormat>([
	...([
		"actical",
		"actigraph-csv",
		"actiwatch",
		"acttrust",
		"cgm",
		"daqtometer",
		"philips",
		"rr",
		"tempatilumi",
	] as const),
]);

function checkFiles(slug: string, files: readonly FoundFile[]): void {
	if (files.length === 0) {
		throw new UserError("a data set begins with its files", {
			whatToDo: `Name them (--from file.csv), or put them into data/${slug}/raw first.`,
			exitCode: 2,
		});
	}
	const isAlone = files.length === 1;
	for (const { path, name } of files) {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat === undefined) throw new UserError(`${path} is not there`, { exitCode: 2 });
		if (!stat.isFile()) throw new UserError(`${path} is not a file`, { exitCode: 2 });
		// Among recordings an empty one is a finding, which the paper counts; a table without a byte is a mistake.
		if (stat.size === 0 && (isAlone || isTableName(name))) throw new UserError(`${name} is empty: it holds no byte`);
	}
	const names = files.map(({ name }) => name.toLowerCase());
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined) throw new UserError(`two files are called ${twice}, letter case aside`, { exitCode: 2 });
}

export function addressOf(url: string | undefined, name: string, nFiles: number): string | null {
	if (url === undefined) return null;
	if (!/^https?:\/\/\S+$/.test(url)) {
		throw new UserError(`--url must begin with http:// or https://; got ${url}`, { exitCode: 2 });
	}
	if (url.endsWith("/")) return url + name.split("/").map(encodeURIComponent).join("/");
	if (nFiles === 1) return url;
	throw new UserError(
		`--url must end with a slash where there are ${nFiles} files: their names follow it; got ${url}`,
		{
			exitCode: 2,
		},
	);
}

function words(slug: string): string {
	const text = slug.replaceAll("-", " ");
	return text[0]!.toUpperCase() + text.slice(1);
}
