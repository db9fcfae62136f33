//! The URLs of the sources for the rules.

pub(crate) const API_UPDATE: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_UpdateConnector.html";
pub(crate) const API_AUTO_SCALING: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_AutoScalingUpdate.html";
pub(crate) const API_CREATE: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_CreateConnector.html";
pub(crate) const API_SCALE_IN: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_ScaleInPolicyUpdate.html";
pub(crate) const GUIDE_CAPACITY: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-capacity.html";
pub(crate) const GUIDE_PROVIDERS: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-config-provider.html";
pub(crate) const GUIDE_QUOTAS: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/limits.html#mkc-quota";
pub(crate) const GUIDE_TASKS: &str = "https://docs.aws.amazon.com/msk/latest/developerguide/\
    msk-connect-max-autoscaling-task-count.html";
pub(crate) const GUIDE_UPDATE: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/mkc-update-connector.html";
pub(crate) const GUIDE_WORKERS: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-workers.html";
pub(crate) const GUIDE_RESTART: &str =
    "https://docs.aws.amazon.com/msk/latest/developerguide/mkc-restart-connector.html";
pub(crate) const ARN_FORMATS: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/\
    list_amazonmanagedstreamingforkafkaconnect.html";
pub(crate) const KAFKA_CONNECTOR: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/ConnectorConfig.java";
pub(crate) const KAFKA_DEFINITIONS: &str = "https://github.com/apache/kafka/blob/3.7.1/clients/src/main/java/org/apache/kafka/common/config/ConfigDef.java";
pub(crate) const KAFKA_HERDER: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/AbstractHerder.java";
pub(crate) const KAFKA_PLUGINS: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/isolation/Plugins.java";
pub(crate) const KAFKA_SINK: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/SinkConnectorConfig.java";
pub(crate) const KAFKA_TOLERANCE: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/errors/RetryWithToleranceOperator.java";
pub(crate) const KAFKA_TOPIC_CREATION: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/TopicCreationConfig.java";
pub(crate) const KAFKA_TRANSFORMER: &str = "https://github.com/apache/kafka/blob/3.7.1/clients/src/main/java/org/apache/kafka/common/config/ConfigTransformer.java";
pub(crate) const KAFKA_TRANSFORMS: &str = "https://github.com/apache/kafka/tree/3.7.1/connect/transforms/src/main/java/org/apache/kafka/connect/transforms";
pub(crate) const KAFKA_WORKER: &str = "https://github.com/apache/kafka/blob/3.7.1/connect/runtime/src/main/java/org/apache/kafka/connect/runtime/distributed/DistributedConfig.java";
pub(crate) const API_OPERATIONS: &str =
    "https://docs.aws.amazon.com/MSKC/latest/mskc/API_Operations.html";
pub(crate) const AWS_CLI_YAML: &str =
    "https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cliinput.py";
pub(crate) const I_JSON: &str = "https://www.rfc-editor.org/rfc/rfc7493#section-2.3";
pub(crate) const SERVICE_MODEL: &str = "https://pypi.org/project/botocore/";
