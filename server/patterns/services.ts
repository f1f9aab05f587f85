/** What an app asks elsewhere, as variables tell it. */
export type Service = {
  readonly kind: ServiceKind;
  /** Schemes of its URLs. */
  readonly schemes: readonly string[];
  /** Words that name it in a variable's name. */
  readonly words: readonly string[];
  /** The port at which it is asked where none is told (IANA, service names); absent where the words don't tell. */
  readonly port?: number;
};

export type ServiceKind = 'database' | 'cache' | 'api';

/** The more telling words first: `WORDPRESS_DB_HOST` is a MySQL server's, for WordPress knows no other. */
const services: readonly Service[] = [
  {
    kind: 'database',
    schemes: ['postgres', 'postgresql'],
    words: ['PG', 'PGSQL', 'POSTGRES', 'POSTGRESQL'],
    port: 5432,
  },
  {
    kind: 'database',
    schemes: ['mysql', 'mysql2', 'mariadb'],
    words: ['MARIADB', 'MYSQL', 'WORDPRESS'],
    port: 3306,
  },
  { kind: 'database', schemes: ['mongodb'], words: ['MONGO', 'MONGODB'], port: 27_017 },
  { kind: 'database', schemes: ['mssql', 'sqlserver'], words: ['MSSQL', 'SQLSERVER'], port: 1433 },
  { kind: 'database', schemes: [], words: ['DATABASE', 'DATASOURCE', 'DB', 'SQL'] },
  { kind: 'cache', schemes: ['redis'], words: ['REDIS'], port: 6379 },
  { kind: 'api', schemes: ['http', 'https'], words: ['API'] },
];

/** Words in names of variables that are about the app itself, as a browser is to ask it. */
const ownWords: ReadonlySet<string> = new Set(['CALLBACK', 'EXTERNAL', 'PUBLIC', 'REACT', 'VITE']);

/** Which service a variable of that name is about, by the scheme of its URL, or else by words or the port. */
export function serviceOf(name: string, scheme?: string, port?: number): Service | undefined {
  const words = name.toUpperCase().split(/[^A-Z0-9]+/);
  const named = services.filter((it) => it.words.some((word) => words.includes(word)));
  if (words.some((it) => ownWords.has(it))) return undefined;
  if (scheme === undefined) return named[0] ?? services.find((it) => it.port === port && port !== undefined);
  const [spoken] = services.filter((it) => it.schemes.includes(scheme));
  // Much is asked by HTTP that isn't an API.
  return spoken?.kind !== 'api' || named.includes(spoken) ? spoken : undefined;
}
