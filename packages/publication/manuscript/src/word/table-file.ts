import { Document, Packer } from "docx";
import type { DocumentTable } from "../document/manuscript-document.ts";
import { sameBytes } from "./same-bytes.ts";
import { wordTableBlocks } from "./word-blocks.ts";
import { wordNumbering, wordPage, wordStyles } from "./word-styles.ts";

/** A Word file with one table, its caption and its notes. */
export async function tableFile(table: DocumentTable, date: string): Promise<Uint8Array> {
	const file = new Document({
		title: table.table.title,
		creator: "Quickening",
		lastModifiedBy: "Quickening",
		styles: wordStyles,
		numbering: wordNumbering,
		sections: [{ properties: { page: wordPage }, children: wordTableBlocks(table) }],
	});
	return sameBytes(await Packer.toBuffer(file), date);
}
