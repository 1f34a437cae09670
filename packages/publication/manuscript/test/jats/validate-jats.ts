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
		return [];
	} catch (error) {
		if (!(error instanceof XmlValidateError)) throw error;
		// A reference to an id that is not there is told on the standard error, without a place.
		if (error.details.length === 0) return [`a reference leads nowhere: ${error.message}`];
		return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
	} finally {
		document.dispose();
	}
}
