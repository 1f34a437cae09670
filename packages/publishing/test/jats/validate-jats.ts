import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { RelaxNGValidator, XmlDocument, XmlValidateError } from "libxml2-wasm";

const schema = XmlDocument.fromBuffer(gunzipSync(readFileSync(new URL("JATS-archiving-1.1.rng.gz", import.meta.url))));
const validator = RelaxNGValidator.fromDoc(schema);

/** What is wrong with a JATS document by the schema of version 1.1 (see README.md); empty when nothing is. */
export function validateJats(xml: string): string[] {
	const asOf11 = xml
		.replace(/<!DOCTYPE[^>]*>/, "")
		.replace('dtd-version="1.3"', 'dtd-version="1.1"')
		.replaceAll(/ vocab(?:-identifier|-term|-term-identifier)?="[^"]*"/g, "");
	const document = XmlDocument.fromString(asOf11);
	try {
		validator.validate(document);
		const ids = new Set(Array.from(asOf11.matchAll(/\sid="([^"]*)"/g), ([, id]) => id));
		const rids = Array.from(asOf11.matchAll(/\srid="([^"]*)"/g), ([, rid]) => rid);
		return rids.filter((rid) => !ids.has(rid)).map((rid) => `rid ${rid} is the id of nothing`);
	} catch (error) {
		if (!(error instanceof XmlValidateError)) throw error;
		return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
	} finally {
		document.dispose();
	}
}
