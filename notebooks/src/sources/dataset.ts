import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DatasetAccess, DatasetFile, DatasetTable } from "@quickening/datasets";
import { dataFolder } from "./folders.ts";
import { readJson, readText } from "./read.ts";

/** What the report shows of data/<slug>/dataset.json. */
export interface Dataset {
	readonly slug: string;
	readonly title: string;
	readonly citation: string;
	readonly doi?: string;
	readonly licence: { readonly spdx: string; readonly confirmed: boolean; readonly note?: string };
	readonly tier: "open" | "registered" | "restricted";
	readonly population?: string;
	readonly devices?: readonly string[];
	readonly access?: DatasetAccess;
	readonly tables?: readonly DatasetTable[];
	readonly files: readonly DatasetFile[];
	/** The data card, Markdown. */
	readonly card?: string;
	/** Whether its raw files are on this machine. */
	readonly here: boolean;
}

/** Data sets are the folders with a dataset.json, in the order of their names. */
export function datasetSlugs(): string[] {
	if (!existsSync(dataFolder)) return [];
	return readdirSync(dataFolder)
		.filter((slug) => existsSync(join(dataFolder, slug, "dataset.json")))
		.sort();
}

export function readDataset(slug: string): Dataset | undefined {
	const folder = join(dataFolder, slug);
	const description = readJson<Omit<Dataset, "slug" | "card" | "here">>(join(folder, "dataset.json"));
	if (!description) return undefined;
	const card = readText(join(folder, "README.md"));
	return { ...description, slug, ...(card && { card }), here: hasFiles(join(folder, "raw")) };
}

function hasFiles(folder: string): boolean {
	return existsSync(folder) && readdirSync(folder).length > 0;
}
