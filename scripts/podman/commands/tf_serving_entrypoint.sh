#!/bin/sh
# tf_serving_entrypoint.sh - TensorFlow Serving's REST interface on port 8501 (--rest_api_port): models and predictions.
if [ $# = 2 ] && [ "${2#/}" != "$2" ]; then
  case $2 in
    /v1/models/*:predict) printf 'application/json\n\n{ "predictions": [2.5, 3.0, 4.5] }\n' ;;
    /v1/models/*) printf 'application/json\n\n{ "model_version_status": [{ "version": "1", "state": "AVAILABLE" }] }\n' ;;
    /monitoring/prometheus/metrics) printf 'text/plain\n\n:tensorflow:core:graph_runs 1\n' ;;
    *) exit 1 ;;
  esac
  exit 0
fi
port=8501
for option in "$@"; do
  case $option in --rest_api_port=*) port=${option#*=} ;; esac
done
echo "Exporting HTTP/REST API at:localhost:$port" >&2
exec until-stopped nc -ll -p "$port" -e http-answer tf_serving_entrypoint.sh
