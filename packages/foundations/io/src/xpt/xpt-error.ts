import { fileErrorsOf } from "../errors/file-error.ts";

export { fetchAgain } from "../errors/file-error.ts";

/** A file that is no SAS transport file that is read here: names the file, the byte and what to do. */
export const xptError = fileErrorsOf("readXpt");
