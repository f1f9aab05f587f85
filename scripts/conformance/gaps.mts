import type { Refusal } from './vectors.mts';

/** Why we don't tell of something that Kubernetes objects to. */
export type Gap = {
  /** What it is about, as the coverage page says it. */
  readonly about: string;
  readonly why: string;
  /** Which of the vectors' objections it explains; absent where no vector shows it. */
  readonly explains?: (refusal: Refusal) => boolean;
};

/** What is not covered. A test holds that each objection we miss is explained by one of these. */
export const gaps: readonly Gap[] = [
  {
    about: 'Documents that are no objects at all: plain text, numbers, lists of anything',
    why: 'Other tools have YAML files too. What is not clearly meant for Kubernetes or podman is left alone.',
    explains: ({ stage, field, says }) =>
      stage === 'decode' && field === '' && says.includes('cannot unmarshal string'),
  },
  {
    about:
      'Admission: service accounts, priority classes, runtime classes, quotas, limit ranges, Pod Security',
    why: 'It depends on what a cluster holds and how it is set up.',
  },
  {
    about: "Addresses and node ports that a cluster can't give, such as a `nodePort` outside 30000-32767",
    why: 'The ranges are settings of the cluster.',
  },
  {
    about: 'Rules for updates: fields that may not change once they are set',
    why: 'A manifest does not show what it replaces.',
  },
  {
    about: '`status`',
    why: 'Clusters write it, and leave out what a manifest says there when they make an object.',
  },
  {
    about: 'Feature gates other than as they stand by default in 1.36',
    why: 'Which gates a cluster has set is not known.',
  },
  {
    about: 'Annotations in which tolerations or load balancer ranges were kept once',
    why: 'They gave way to fields many years ago.',
  },
  {
    about: 'What ephemeral containers may have',
    why: 'No manifest may have any, which is told of the whole list.',
    explains: ({ field }) => field.includes('ephemeralContainers['),
  },
  {
    about:
      "Requests that Kubernetes fills in and then objects to: a pod's own, made of those of its containers",
    why: 'The limit that they come from is told.',
    explains: ({ field }) => field === 'spec.resources.requests',
  },
];

export function gapFor(refusal: Refusal): Gap | undefined {
  return gaps.find((it) => it.explains?.(refusal));
}
